using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using RpcStatus = Google.Rpc.Status;

namespace VisionAdapters.Emulator;

/// <summary>An error of a whole request. Each transport has its own form of it.</summary>
internal sealed class GoogleFailure(StatusCode code, string message, params IReadOnlyList<Any> details) : Exception(message)
{
    private const string Domain = "googleapis.com";
    private const string Service = "vision.googleapis.com";
    private const string Expected =
        "Expected OAuth 2 access token, login cookie or other valid authentication credential. "
        + "See https://developers.google.com/identity/sign-in/web/devconsole-project.";
    private const string ServiceDisabled = "SERVICE_DISABLED";

    /// <summary>Names, and the HTTP status that stands for each, in the order of the codes.</summary>
    private static readonly (string Name, int Http)[] Codes =
    [
        ("OK", 200), ("CANCELLED", 499), ("UNKNOWN", 500), ("INVALID_ARGUMENT", 400), ("DEADLINE_EXCEEDED", 504), ("NOT_FOUND", 404),
        ("ALREADY_EXISTS", 409), ("PERMISSION_DENIED", 403), ("RESOURCE_EXHAUSTED", 429), ("FAILED_PRECONDITION", 400), ("ABORTED", 409),
        ("OUT_OF_RANGE", 400), ("UNIMPLEMENTED", 501), ("INTERNAL", 500), ("UNAVAILABLE", 503), ("DATA_LOSS", 500),
        ("UNAUTHENTICATED", 401),
    ];

    public StatusCode Code { get; } = code;

    public IReadOnlyList<Any> Details { get; } = details;

    /// <summary>Gets the seconds of the header <c>Retry-After</c>.</summary>
    public double? RetryAfterSeconds { get; private init; }

    public string StatusName => Codes[(int)Code].Name;

    public int HttpStatus => Codes[(int)Code].Http;

    public static GoogleFailure InvalidArgument(string message) => new(StatusCode.InvalidArgument, message);

    public static GoogleFailure WrongApiKey() =>
        new(StatusCode.InvalidArgument, "API key not valid. Please pass a valid API key.", Info("API_KEY_INVALID", ("service", Service)));

    public static GoogleFailure NoCredentials() => new(
        StatusCode.Unauthenticated,
        "Request is missing required authentication credential. " + Expected,
        Info("CREDENTIALS_MISSING", ("service", Service), ("method", "google.cloud.vision.v1.ImageAnnotator.BatchAnnotateImages")));

    public static GoogleFailure WrongToken() => new(
        StatusCode.Unauthenticated,
        "Request had invalid authentication credentials. " + Expected,
        Info(
            "ACCESS_TOKEN_TYPE_UNSUPPORTED",
            ("service", Service),
            ("method", "google.cloud.vision.v1.ImageAnnotator.BatchAnnotateImages")));

    public static GoogleFailure PayloadTooLarge(int limit) => InvalidArgument($"Request payload size exceeds the limit: {limit} bytes.");

    /// <summary>Makes the error of a fault.</summary>
    public static GoogleFailure FromFault(FaultRule fault)
    {
        var details = new List<Any>();
        var (code, message) = fault.Kind switch
        {
            FaultKind.Throttled => (
                StatusCode.ResourceExhausted,
                $"Quota exceeded for quota metric 'Requests' and limit 'Requests per minute' of service '{Service}' for consumer "
                    + "'project_number:1'."),
            FaultKind.Unavailable => (StatusCode.Unavailable, "The service is currently unavailable."),
            FaultKind.InternalError => (StatusCode.Internal, "Internal error encountered."),
            _ => Named(fault.Error!),
        };
        if (code == StatusCode.ResourceExhausted)
        {
            details.Add(Info(
                "RATE_LIMIT_EXCEEDED",
                ("service", Service),
                ("quota_metric", Service + "/default_requests"),
                ("quota_limit", "DefaultRequestsPerMinutePerProject"),
                ("consumer", "projects/1")));
        }
        else if (code == StatusCode.PermissionDenied)
        {
            details.Add(Info(ReasonOf(fault.Error!), ("service", Service), ("consumer", "projects/1")));
        }

        if (fault.RetryAfterSeconds is { } seconds)
        {
            details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(seconds)) }));
        }

        return new GoogleFailure(code, fault.Message ?? message, details) { RetryAfterSeconds = fault.RetryAfterSeconds };
    }

    public RpcException ToRpcException()
    {
        var status = new RpcStatus { Code = (int)Code, Message = Message };
        status.Details.AddRange(Details);
        var trailers = new Metadata { { "grpc-status-details-bin", status.ToByteArray() } };
        return new RpcException(new Grpc.Core.Status(Code, Message), trailers);
    }

    private static (StatusCode Code, string Message) Named(string name)
    {
        var status = name.Split('/')[0];
        var index = Array.FindIndex(Codes, code => string.Equals(code.Name, status, StringComparison.OrdinalIgnoreCase));
        var code = index > 0 ? (StatusCode)index : StatusCode.Unknown;
        return (code, code != StatusCode.PermissionDenied ? $"The emulator answers {name} on purpose."
            : ReasonOf(name) == ServiceDisabled ? "Cloud Vision API has not been used in project 1 before or it is disabled."
            : "This API method requires billing to be enabled.");
    }

    // A status may have its reason after a slash, as Azure's codes have their inner ones.
    private static string ReasonOf(string name) => name.Split('/') is [_, var reason, ..] ? reason : ServiceDisabled;

    private static Any Info(string reason, params (string Key, string Value)[] metadata)
    {
        var info = new ErrorInfo { Reason = reason, Domain = Domain };
        foreach (var (key, value) in metadata)
        {
            info.Metadata.Add(key, value);
        }

        return Any.Pack(info);
    }
}
