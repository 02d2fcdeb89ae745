/// What a bank's machine is given and what it asks its host to do.
package io.riskmesh.federation.step;
