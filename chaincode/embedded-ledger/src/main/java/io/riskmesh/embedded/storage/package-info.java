/// Blocks on disk: segments, the lock of their folder, what is done when they are torn, damaged or full.
package io.riskmesh.embedded.storage;
