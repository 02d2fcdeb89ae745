/// What the records of the receipt log hold of a score, and the ids under which callers know them.
package io.riskmesh.gateway.scoring.record;
