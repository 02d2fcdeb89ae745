/// Trees of pseudo-random leaves (Goldreich, Goldwasser, Micali 1986), whole and with one leaf missing.
package io.riskmesh.binselect.tree;
