/// A bank's own check of its column of a contribution report: coin, model, root and total from what it kept of the run itself.
package io.riskmesh.gateway.contribution.column;
