/// What must be on disk before an answer leaves.
package io.riskmesh.binselect.journal;
