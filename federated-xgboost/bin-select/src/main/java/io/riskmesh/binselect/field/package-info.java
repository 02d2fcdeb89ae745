/// The prime field of the shares.
package io.riskmesh.binselect.field;
