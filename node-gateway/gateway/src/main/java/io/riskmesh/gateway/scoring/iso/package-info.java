/// ISO 20022-shaped requests (`pacs.008.001.08`, `.10`, as XML or JSON): the few fields that a score needs are read, everything
/// else is dropped in the parser and never stored.
package io.riskmesh.gateway.scoring.iso;
