/// A client of a gateway's API: profile of who calls whom, requests, answers, events. The command line and the demo reach a
/// gateway by this package alone, so they can do nothing that the documented operations do not offer.
package io.riskmesh.gateway.client;
