/// From leaf sums to the table of values, within a budget.
package io.riskmesh.incentive.valuation;
