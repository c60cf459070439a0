using VisionAdapters.Wire;

namespace VisionAdapters.Google;

/// <summary>Reads errors of the REST interface. What is wrong inside an error is no reason to hide the error.</summary>
internal static class GoogleFailureReader
{
    private const int MaxHttpStatus = 999;

    /// <summary>Reads an error; <see langword="null"/> when it is absent, or says that all is well.</summary>
    public static GoogleFailure? Read(ref WireReader reader)
    {
        double? code = null;
        string? status = null, message = null;
        var details = new GoogleErrorDetails();
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.IsNamed("code"u8))
            {
                code = reader.Number();
            }
            else if (reader.IsNamed("status"u8))
            {
                status = reader.Message();
            }
            else if (reader.IsNamed("message"u8))
            {
                message = reader.Message();
            }
            else if (reader.IsNamed("details"u8))
            {
                details = ReadDetails(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        var number = code is > 0 and <= MaxHttpStatus ? (int)code : 0;
        return number == 0 && status is null && message is null
            ? null
            : new GoogleFailure(number == 0 ? GoogleCode.Unknown : number, status, message) { Details = details };
    }

    private static GoogleErrorDetails ReadDetails(ref WireReader reader)
    {
        var details = new GoogleErrorDetails();
        for (var next = reader.EnterArray() && reader.NextElement(); next; next = reader.NextElement())
        {
            for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
            {
                details = ReadDetail(ref reader, details);
            }
        }

        return details;
    }

    // The names of the three kinds of details do not overlap, so that their type needs no look.
    private static GoogleErrorDetails ReadDetail(ref WireReader reader, GoogleErrorDetails details)
    {
        if (reader.IsNamed("reason"u8))
        {
            return details with { Reason = reader.Message() };
        }

        if (reader.IsNamed("requestId"u8))
        {
            return details with { RequestId = reader.Message() };
        }

        if (reader.IsNamed("retryDelay"u8))
        {
            return details with { RetryDelay = GoogleDuration.Parse(reader.Message()) };
        }

        if (reader.IsNamed("metadata"u8))
        {
            return details with { QuotaLimit = ReadQuotaLimit(ref reader) };
        }

        reader.Skip();
        return details;
    }

    private static string? ReadQuotaLimit(ref WireReader reader)
    {
        string? limit = null;
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.IsNamed("quotaLimit"u8))
            {
                limit = reader.Message();
            }
            else
            {
                reader.Skip();
            }
        }

        return limit;
    }
}
