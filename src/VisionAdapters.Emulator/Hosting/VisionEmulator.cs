using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;

namespace VisionAdapters.Emulator;

/// <summary>
/// A local server that speaks the wire protocols of Google Cloud Vision (gRPC and REST), Azure AI Vision and Amazon Rekognition on one port
/// of the loopback address: HTTP/1.1 and, with prior knowledge, HTTP/2 without TLS. Every answer carries the header
/// <c>x-vision-emulator</c>. Safe for concurrent use.
/// </summary>
[Experimental(Experiments.Emulator)]
public sealed class VisionEmulator : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly EmulatorState _state;

    private VisionEmulator(WebApplication server, EmulatorState state, Uri endpoint)
    {
        _server = server;
        _state = state;
        Endpoint = endpoint;
    }

    /// <summary>Gets the address that clients take as the service's endpoint, such as <c>http://127.0.0.1:8080/</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>Gets or sets what goes wrong on purpose. A new plan starts counting requests from the first.</summary>
    public FaultPlan Faults
    {
        get => _state.Injector.Plan;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _state.Injector.Plan = value;
        }
    }

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">The settings; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The running emulator, which stops when it is disposed.</returns>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<VisionEmulator> StartAsync(
        VisionEmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        var state = new EmulatorState(options ?? new VisionEmulatorOptions());
        var server = EmulatorServer.Build(state);
        try
        {
            await server.StartAsync(cancellationToken).ConfigureAwait(false);
            return new VisionEmulator(server, state, new Uri(server.Urls.First()));
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Gets what has been asked so far, and what the services would bill for it.</summary>
    /// <returns>The counts at this moment.</returns>
    public EmulatorUsage GetUsage() => _state.Usage.Read();

    /// <summary>Gets how often each service was asked for each image so far: whether anything was paid for twice.</summary>
    /// <returns>By provider id, the calls by the SHA-256 of the image's bytes in lower-case hexadecimal digits.</returns>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> GetCalls() => _state.Calls.Read();

    /// <summary>Sets all counts to zero, also those of the fault plan.</summary>
    public void Reset()
    {
        _state.Usage.Reset();
        _state.Calls.Reset();
        _state.Injector.Reset();
    }

    /// <summary>Stops the emulator. Requests under way are cut off.</summary>
    /// <returns>A task that ends when the port is free.</returns>
    public async ValueTask DisposeAsync()
    {
        // A test that ends does not wait for clients that hang.
        using var now = new CancellationTokenSource();
        await now.CancelAsync().ConfigureAwait(false);
        await _server.StopAsync(now.Token).ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
    }
}
