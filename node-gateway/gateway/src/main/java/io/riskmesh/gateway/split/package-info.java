/// Which row is tested and which bank owns it, by hashes of ids: the same rows on every machine, in every language.
package io.riskmesh.gateway.split;
