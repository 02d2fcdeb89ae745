/// A consortium as processes of one machine: an embedded ledger, a gateway for each bank and one for the auditor, a simulated scorer,
/// with development keys, configuration files and simulated rows in one folder.
package io.riskmesh.gateway.demo.live;
