/// What each bank's rows were worth to a model, and how a pool of money follows from it (design `incentive.md`).
package io.riskmesh.incentive;
