/// XGBoost's model file: read strictly, written canonically (training.md section 11), and what a model says of itself.
package io.riskmesh.boosting.model;
