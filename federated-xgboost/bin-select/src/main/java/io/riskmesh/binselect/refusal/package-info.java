/// Refusals: a reason of the registry, what was expected and what came.
package io.riskmesh.binselect.refusal;
