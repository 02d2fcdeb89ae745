package io.riskmesh.gateway.lab;

import io.riskmesh.boosting.tree.TreeEnsemble;

/// The model as it is released.
///
/// @param ensemble stripped (rule R11), with dictionaries
/// @param ubjson the canonical file, as every bank of the federation has it
/// @param json the same document as JSON
record ReleasedFiles(TreeEnsemble ensemble, byte[] ubjson, byte[] json) {}
