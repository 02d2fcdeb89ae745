/// What the evaluator told this bank alone: its label report and how many of its rows other banks hold too.
package io.riskmesh.gateway.contribution.statement;
