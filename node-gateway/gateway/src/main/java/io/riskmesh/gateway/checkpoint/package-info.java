/// What a killed run left on disk, and whose run it was.
package io.riskmesh.gateway.checkpoint;
