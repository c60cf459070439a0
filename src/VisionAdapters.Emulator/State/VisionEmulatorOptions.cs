using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace VisionAdapters.Emulator;

/// <summary>Settings of a <see cref="VisionEmulator"/>. They are copied when it starts: later changes have no effect.</summary>
[Experimental(Experiments.Emulator)]
public sealed class VisionEmulatorOptions
{
    /// <summary>Initializes a new instance of the <see cref="VisionEmulatorOptions"/> class.</summary>
    public VisionEmulatorOptions()
    {
    }

    internal VisionEmulatorOptions(VisionEmulatorOptions other)
    {
        Port = other.Port;
        Backend = other.Backend;
        Faults = other.Faults;
        Credentials = new EmulatorCredentials(other.Credentials);
        ResolveImage = other.ResolveImage;
        UseLegacyTopicality = other.UseLegacyTopicality;
        HasAzureCaptions = other.HasAzureCaptions;
        TimeProvider = other.TimeProvider;
        LoggerFactory = other.LoggerFactory;
    }

    /// <summary>Gets or sets the port on the loopback address; 0, the default, takes a free one.</summary>
    public int Port { get; set; }

    /// <summary>Gets or sets who answers; <see langword="null"/> gives every image the same plain answer.</summary>
    public IEmulatorBackend? Backend { get; set; }

    /// <summary>Gets or sets what goes wrong on purpose.</summary>
    public FaultPlan Faults { get; set; } = FaultPlan.None;

    /// <summary>Gets or sets the accepted credentials.</summary>
    public EmulatorCredentials Credentials { get; set; } = new();

    /// <summary>
    /// Gets or sets what fetches images that a request names by address (<c>https</c>, <c>gs</c>, <c>s3</c>). It returns
    /// <see langword="null"/> when there is no such image. Without it no address is accessible: the emulator itself never opens a
    /// connection.
    /// </summary>
    public Func<Uri, CancellationToken, Task<ImageInput?>>? ResolveImage { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether Google's <c>topicality</c> repeats the score, as it did before the model of August 2024.
    /// </summary>
    public bool UseLegacyTopicality { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the emulated Azure region has the caption features, which many regions lack.
    /// </summary>
    public bool HasAzureCaptions { get; set; } = true;

    /// <summary>Gets or sets the clock, which also decides whether a signature of AWS is still valid.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Gets or sets where the server logs to; <see langword="null"/> for nowhere. Images and credentials are never logged.
    /// </summary>
    public ILoggerFactory? LoggerFactory { get; set; }
}
