/// A lab run on the features of both sides of a payment: which rows are whose, the joint model and its baselines.
package io.riskmesh.gateway.lab.joint;
