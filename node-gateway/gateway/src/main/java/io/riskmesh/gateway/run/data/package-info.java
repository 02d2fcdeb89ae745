/// The data sets of this bank as runs use them: where their rows are, which rows one run takes, and what a bank commits to.
package io.riskmesh.gateway.run.data;
