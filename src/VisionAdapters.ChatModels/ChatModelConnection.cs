using System.Diagnostics.CodeAnalysis;

namespace VisionAdapters.ChatModels;

/// <summary>Where a chat model answers, as the settings of <see cref="ChatModelProvider"/> say.</summary>
[Experimental("VISADP003")]
public sealed class ChatModelConnection
{
    /// <summary>Gets the address of the service.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>Gets the model.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the key; <see langword="null"/> when the service wants none.</summary>
    public string? Key { get; init; }

    /// <summary>Gets how long a call may take.</summary>
    public required TimeSpan Timeout { get; init; }
}
