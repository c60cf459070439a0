namespace VisionAdapters.Emulator;

/// <summary>An error as the gateway or the service words it.</summary>
internal sealed class AzureFailure(int status, string code, string message) : Exception(message)
{
    private const string InvalidRequest = "InvalidRequest";

    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>Gets the inner code; there is no inner error without one.</summary>
    public string? InnerCode { get; private init; }

    public string? InnerMessage { get; private init; }

    /// <summary>
    /// Gets a value indicating whether the gateway answers, before the service has seen the request; only the service bills.
    /// </summary>
    public bool IsOfGateway { get; private init; }

    public double? RetryAfterSeconds { get; private init; }

    public static AzureFailure WrongKey() => Gateway(
        401,
        "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription "
            + "and use a correct regional API endpoint for your resource.");

    public static AzureFailure UnspecifiedVersion() =>
        new(400, "ApiVersionUnspecified", "An API version is required, but was not specified.") { IsOfGateway = true };

    public static AzureFailure UnsupportedVersion(string version) =>
        new(
            400,
            "UnsupportedApiVersion",
            $"The HTTP resource that matches the request URI does not support the API version '{version}'.")
        {
            IsOfGateway = true,
        };

    public static AzureFailure Invalid(string message) => new(400, InvalidRequest, message);

    public static AzureFailure Invalid(string message, string innerCode) =>
        new(400, InvalidRequest, message) { InnerCode = innerCode, InnerMessage = message };

    public static AzureFailure WrongQuery(string innerCode, string innerMessage) =>
        new(400, InvalidRequest, "Analyze query is invalid.") { InnerCode = innerCode, InnerMessage = innerMessage };

    /// <summary>Makes the error of a fault.</summary>
    public static AzureFailure FromFault(FaultRule fault) => fault.Kind switch
    {
        FaultKind.Throttled => Throttled(fault),
        FaultKind.Unavailable => Service(503, "ServiceUnavailable", "The service is temporarily unavailable.", fault),
        FaultKind.InternalError => Service(500, "InternalServerError", "Internal server error.", fault),
        _ => Named(fault),
    };

    private static AzureFailure Gateway(int status, string message, double? retryAfter = null) =>
        new(status, status.ToString(), message) { IsOfGateway = true, RetryAfterSeconds = retryAfter };

    private static AzureFailure Throttled(FaultRule fault)
    {
        const double Usual = 1;
        var message = "Requests to the Analyze Operation under Computer Vision APIs (2024-02-01) have exceeded rate limit of your "
            + $"current S1 pricing tier. Please retry after {Math.Ceiling(fault.RetryAfterSeconds ?? Usual)} seconds.";
        return Gateway(429, fault.Message ?? message, fault.RetryAfterSeconds);
    }

    private static AzureFailure Service(int status, string code, string message, FaultRule fault) =>
        new(status, code, fault.Message ?? message) { IsOfGateway = true, RetryAfterSeconds = fault.RetryAfterSeconds };

    private static AzureFailure Named(FaultRule fault)
    {
        // A number is the status of a gateway error; a name is a code of the service, which has its inner code after a slash.
        if (int.TryParse(fault.Error, out var status) && status is >= 400 and <= 599)
        {
            return Gateway(
                status,
                fault.Message ?? (status switch
                {
                    403 => "Out of call volume quota. Quota will be replenished in 1 day.",
                    404 => "Resource not found",
                    _ => "The emulator answers this on purpose.",
                }),
                fault.RetryAfterSeconds);
        }

        var names = fault.Error!.Split('/');
        var message = fault.Message ?? "The emulator answers this on purpose.";
        return names.Length == 1
            ? new AzureFailure(400, names[0], message)
            : new AzureFailure(400, names[0], message) { InnerCode = names[1], InnerMessage = message };
    }
}
