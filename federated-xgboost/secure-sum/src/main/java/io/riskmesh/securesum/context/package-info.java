/// What the machines of one party share.
package io.riskmesh.securesum.context;
