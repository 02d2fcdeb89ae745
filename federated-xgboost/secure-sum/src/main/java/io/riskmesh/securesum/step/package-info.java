/// What pure machines answer: a next state and effects.
package io.riskmesh.securesum.step;
