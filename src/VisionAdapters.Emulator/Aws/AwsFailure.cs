namespace VisionAdapters.Emulator;

/// <summary>An exception of the service, or of the front end that checks signatures and JSON.</summary>
internal sealed class AwsFailure(string type, string message, int status = 400) : Exception(message)
{
    /// <summary>The errors that come before the service: their bodies have no code and no log reference.</summary>
    private static readonly HashSet<string> FrontEnd = new(StringComparer.Ordinal)
    {
        "UnrecognizedClientException", "InvalidSignatureException", "ExpiredTokenException", "MissingAuthenticationTokenException",
        "IncompleteSignatureException", "UnknownOperationException", "SerializationException", "ValidationException",
    };

    private static readonly Dictionary<string, string> Messages = new(StringComparer.Ordinal)
    {
        ["AccessDeniedException"] = "User: arn:aws:iam::000000000000:user/emulator is not authorized to perform: rekognition:DetectLabels",
        ["ExpiredTokenException"] = "The security token included in the request is expired",
        ["HumanLoopQuotaExceededException"] = "The number of in-progress human reviews you have has exceeded the number allowed.",
        ["ImageTooLargeException"] = "Image size is too large.",
        ["InternalServerError"] = "Internal server error",
        ["InvalidImageFormatException"] = "Request has invalid image format.",
        ["InvalidParameterException"] = "Request has invalid parameters.",
        ["InvalidS3ObjectException"] = "Unable to get object metadata from S3. Check object key, region and/or access permissions.",
        ["LimitExceededException"] = "An Amazon Rekognition service limit was exceeded.",
        ["ProvisionedThroughputExceededException"] = "Provisioned Rate exceeded.",
        ["ResourceNotFoundException"] = "The resource specified in the request cannot be found.",
        ["ResourceNotReadyException"] = "The requested resource isn't ready.",
        ["ThrottlingException"] = "Slow down; sudden increase in rate of requests.",
        ["UnrecognizedClientException"] = "The security token included in the request is invalid.",
    };

    public string Type { get; } = type;

    public int Status { get; } = status;

    public bool IsOfFrontEnd => FrontEnd.Contains(Type) || Status == 503;

    public double? RetryAfterSeconds { get; private init; }

    /// <summary>Makes an exception with its documented message.</summary>
    public static AwsFailure Documented(string type) => new(type, Messages[type], StatusOf(type));

    public static AwsFailure InvalidParameter() => Documented("InvalidParameterException");

    public static AwsFailure Constraint(string member, string constraint) =>
        new(
            "ValidationException",
            $"1 validation error detected: Value at '{member}' failed to satisfy constraint: Member must {constraint}");

    /// <summary>Makes the error of a fault.</summary>
    public static AwsFailure FromFault(FaultRule fault)
    {
        var (type, status) = fault.Kind switch
        {
            FaultKind.Throttled => ("ProvisionedThroughputExceededException", 400),
            FaultKind.Unavailable => ("ServiceUnavailableException", 503),
            FaultKind.InternalError => ("InternalServerError", 500),

            // The flavour of throttling that the service models as its own fault.
            _ when fault.Error == "ThrottlingException/500" => ("ThrottlingException", 500),
            _ => (fault.Error!, StatusOf(fault.Error!)),
        };
        var isKnown = status == 400 || type == "InternalServerError";
        var message = isKnown ? Messages.GetValueOrDefault(type, "The emulator answers this on purpose.") : "Service Unavailable";
        return new AwsFailure(type, fault.Message ?? message, status) { RetryAfterSeconds = fault.RetryAfterSeconds };
    }

    private static int StatusOf(string type) => type switch
    {
        "InternalServerError" => 500,
        "ServiceUnavailableException" => 503,
        "HumanLoopQuotaExceededException" => 402,
        _ => 400,
    };
}
