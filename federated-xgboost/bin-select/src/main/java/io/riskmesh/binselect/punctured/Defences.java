package io.riskmesh.binselect.punctured;

/// The checks that the attacks of design `joint-training.md` section 10 are tried against. Only tests of this package can
/// turn one off, to see that the attack then succeeds.
///
/// @param correlation the sender's check of extended transfers
/// @param trees the receiver's check of punctured trees
/// @param answersOnce one answer per slot and part
record Defences(boolean correlation, boolean trees, boolean answersOnce) {
    static final Defences ALL = new Defences(true, true, true);
}
