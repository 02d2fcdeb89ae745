/// Model files on disk: reading, describing, scoring rows with them.
package io.riskmesh.gateway.model;
