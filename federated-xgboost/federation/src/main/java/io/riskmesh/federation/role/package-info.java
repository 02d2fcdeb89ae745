/// What the roles of a bank ask the machine around them, and what they hear from it.
package io.riskmesh.federation.role;
