package main

import (
	"errors"
	"fmt"
	"net"
	"strconv"
	"syscall"
)

const (
	etcdPortFlag     = "etcd-port"
	etcdPeerPortFlag = "etcd-peer-port"
	kubePortFlag     = "kube-port"
	stevePortFlag    = "steve-port"
)

func loopback(port int) string {
	return net.JoinHostPort("127.0.0.1", strconv.Itoa(port))
}

// listen opens a port of the loopback interface; the error names the flag that chooses another one.
func listen(flag string, port int) (net.Listener, error) {
	listener, err := net.Listen("tcp4", loopback(port))
	if err != nil {
		return nil, portError(flag, port, err)
	}

	return listener, nil
}

func portError(flag string, port int, err error) error {
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return fmt.Errorf("port %d is in use by another program: stop that program or choose another port with --%s", port, flag)
	case errors.Is(err, syscall.EACCES):
		return fmt.Errorf("port %d needs more rights than this user has: choose one above 1023 with --%s", port, flag)
	default:
		return fmt.Errorf("port %d (--%s) cannot be opened: %w", port, flag, err)
	}
}
