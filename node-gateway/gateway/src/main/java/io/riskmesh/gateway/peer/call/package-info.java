/// Questions of one gateway to another that are answered at once, within a budget, or not at all. What must arrive some day is mail.
package io.riskmesh.gateway.peer.call;
