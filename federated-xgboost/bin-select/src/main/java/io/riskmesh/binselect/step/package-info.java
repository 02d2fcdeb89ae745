/// What a role answers: a next state, and effects for its host.
package io.riskmesh.binselect.step;
