/// Oblivious transfers: 128 base transfers from ML-KEM-768, and their extension to as many as there are bits of bins.
package io.riskmesh.binselect.transfer;
