/// Whether this machine and this configuration will do, before or beside a running gateway.
package io.riskmesh.gateway.doctor;
