/// The engine PuncturedSelect: known-index point functions from trees with one leaf missing (Schoppmann et al. 2019), in the
/// two roles of a pair.
package io.riskmesh.binselect.punctured;
