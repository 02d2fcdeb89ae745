/// Slot signatures: transferable proof for records that carried tags.
package io.riskmesh.securesum.slot;
