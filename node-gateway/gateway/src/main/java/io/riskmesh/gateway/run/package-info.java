/// Training runs between gateways, as the rest of a gateway sees them: what a scientist asks for, what became of it, where released
/// models lie. The machinery is in the packages below.
package io.riskmesh.gateway.run;
