/// What must be on disk before an answer leaves, and how a party comes back from it.
package io.riskmesh.securesum.journal;
