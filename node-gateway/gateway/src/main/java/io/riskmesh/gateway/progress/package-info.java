/// What a waiting person sees on standard error.
package io.riskmesh.gateway.progress;
