/// What a process is told from outside: values with their checks, and secrets that show themselves to nobody.
package io.riskmesh.gateway.config;
