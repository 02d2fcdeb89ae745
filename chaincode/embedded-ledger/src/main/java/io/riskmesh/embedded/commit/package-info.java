/// The chain: a block is made, signed, validated, written and only then believed; and it is rebuilt from its files.
package io.riskmesh.embedded.commit;
