/// What a model's columns are and what it predicts. Depends on nothing.
package io.riskmesh.boosting.schema;
