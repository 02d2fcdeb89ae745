/// What goes into an enclave's image and how it is checked: the reachable classes, a jar of exactly those, a manifest with the
/// hash of every file, and a lint that refuses a manifest which weakens the enclave. Tools of the build: no class of this package
/// is in any image.
package io.riskmesh.enclave.image;
