/// What a user asks for ([TrainingSpec]) and what the trainer uses ([TrainingParameters]): checked, immutable, digested.
package io.riskmesh.boosting.parameters;
