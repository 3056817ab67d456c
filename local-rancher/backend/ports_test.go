package main

import (
	"net"
	"strings"
	"testing"
)

func TestListenSaysWhichFlagChoosesAnotherPort(t *testing.T) {
	taken, err := net.Listen("tcp4", loopback(0))
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()

	_, err = listen(kubePortFlag, taken.Addr().(*net.TCPAddr).Port)
	if err == nil || !strings.Contains(err.Error(), "in use by another program") || !strings.Contains(err.Error(), "--kube-port") {
		t.Errorf("got %v", err)
	}
}

func TestListenIsOnLoopbackOnly(t *testing.T) {
	listener, err := listen(stevePortFlag, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()

	if address := listener.Addr().(*net.TCPAddr); !address.IP.IsLoopback() {
		t.Errorf("listens on %s", address)
	}
}
