/// Rows as the trainer sees them.
package io.riskmesh.boosting.data;
