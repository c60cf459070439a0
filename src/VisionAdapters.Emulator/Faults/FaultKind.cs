using System.Diagnostics.CodeAnalysis;

namespace VisionAdapters.Emulator;

/// <summary>What can go wrong on purpose.</summary>
[Experimental(Experiments.Emulator)]
public enum FaultKind
{
    /// <summary>Nothing but a delay (<see cref="FaultRule.Latency"/>); it adds to those of other rules.</summary>
    Latency = 0,

    /// <summary>
    /// The service's answer to too many requests: 429, for AWS a 400 with <c>ProvisionedThroughputExceededException</c>, for gRPC
    /// <c>RESOURCE_EXHAUSTED</c>.
    /// </summary>
    Throttled = 1,

    /// <summary>The service is not available: 503, for gRPC <c>UNAVAILABLE</c>.</summary>
    Unavailable = 2,

    /// <summary>The service fails: 500, for gRPC <c>INTERNAL</c>.</summary>
    InternalError = 3,

    /// <summary>An error of the service by its name (<see cref="FaultRule.Error"/>).</summary>
    Error = 4,

    /// <summary>The connection is reset without an answer, whatever else uses it.</summary>
    ConnectionReset = 5,

    /// <summary>The connection ends in the middle of the answer.</summary>
    Truncated = 6,

    /// <summary>The answer comes a few bytes at a time (<see cref="FaultRule.BytesPerSecond"/>).</summary>
    SlowDrip = 7,

    /// <summary>The answer says that it is a web page, as a captive portal's would be.</summary>
    WrongContentType = 8,

    /// <summary>
    /// An HTTP/2 connection is closed in an orderly way: the request is answered, later ones need a new connection. On HTTP/1.1:
    /// <c>Connection: close</c>.
    /// </summary>
    GoAway = 9,

    /// <summary>
    /// The labels come from another version of the model (<see cref="FaultRule.ModelVersion"/>): other spellings, scores and choices.
    /// </summary>
    LabelDrift = 10,

    /// <summary>The answer is bytes that mean nothing, under the right content type.</summary>
    Garbage = 11,
}
