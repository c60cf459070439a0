using VisionAdapters.Emulator;

namespace VisionAdapters.Conformance.Tests;

/// <summary>One of the clouds, played by the emulator.</summary>
internal sealed class EmulatedCloud(VisionEmulator emulator, string providerId, SignalingTime time) : ITaggingService
{
    public Uri Endpoint => emulator.Endpoint;

    public Task Waiting => time.Waiting;

    public long Requests => emulator.GetUsage().Providers[providerId].Requests;

    /// <summary>Starts an emulator whose every key is the secret.</summary>
    public static async Task<ITaggingService> StartAsync(string providerId, string secret)
    {
        var credentials = new EmulatorCredentials { AwsSecretAccessKey = secret, AzureKey = secret, GoogleApiKey = secret, BearerToken = secret };
        var time = new SignalingTime();
        var options = new VisionEmulatorOptions { Credentials = credentials, TimeProvider = time };
        return new EmulatedCloud(await VisionEmulator.StartAsync(options), providerId, time);
    }

    public void Fail(ServiceFault fault) => emulator.Faults = new FaultPlan { Rules = [Rule(fault)] };

    public void BeWell() => emulator.Faults = FaultPlan.None;

    public ValueTask DisposeAsync() => emulator.DisposeAsync();

    private FaultRule Rule(ServiceFault fault) => fault switch
    {
        ServiceFault.Throttled => new() { Kind = FaultKind.Throttled, RetryAfterSeconds = ITaggingService.RetryAfterSeconds },
        ServiceFault.Unavailable => new() { Kind = FaultKind.Unavailable },
        ServiceFault.InternalError => new() { Kind = FaultKind.InternalError },
        ServiceFault.PermissionDenied => new() { Kind = FaultKind.Error, Error = PermissionDenied, Message = "The caller lacks the permission." },
        ServiceFault.ConnectionReset => new() { Kind = FaultKind.ConnectionReset },
        ServiceFault.Truncated => new() { Kind = FaultKind.Truncated },
        ServiceFault.Garbage => new() { Kind = FaultKind.Garbage },
        ServiceFault.WrongContentType => new() { Kind = FaultKind.WrongContentType },
        ServiceFault.Slow => new() { Kind = FaultKind.Latency, Latency = new LatencyDistribution { Milliseconds = ITaggingService.Delay.TotalMilliseconds } },
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };

    private string PermissionDenied => providerId switch
    {
        "google-vision" => "PERMISSION_DENIED",
        "aws-rekognition" => "AccessDeniedException",
        _ => "403",
    };
}
