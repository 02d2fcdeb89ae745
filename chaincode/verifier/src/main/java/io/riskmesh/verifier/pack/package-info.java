/// Evidence packs: a folder of blocks, receipts and model files whose every byte is named by a manifest, and which proves itself.
package io.riskmesh.verifier.pack;
