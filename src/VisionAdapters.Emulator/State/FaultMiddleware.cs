using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace VisionAdapters.Emulator;

/// <summary>
/// Does to requests what goes wrong below the service: delays, broken connections, damaged answers. Errors of the service itself are the
/// routes' part.
/// </summary>
internal sealed class FaultMiddleware(RequestDelegate next, EmulatorState state)
{
    /// <summary>Reads what was decided about a request.</summary>
    public static FaultDecision DecisionOf(HttpContext context) => context.Features.Get<FaultDecision>() ?? FaultDecision.None;

    public async Task InvokeAsync(HttpContext context)
    {
        if (CloudIds.FromPath(context.Request.Path.Value) is not { } provider)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        var decision = state.Injector.Next(provider);
        context.Features.Set(decision);
        if (decision.Latency > TimeSpan.Zero)
        {
            await Task.Delay(decision.Latency, state.Time, context.RequestAborted).ConfigureAwait(false);
        }

        switch (decision.Fault?.Kind)
        {
            case FaultKind.ConnectionReset:
                state.Usage[provider].AddRequest();
                CountAsFailure(provider, decision.Fault);
                BrokenConnection.Reset(context);
                break;
            case FaultKind.Truncated or FaultKind.SlowDrip or FaultKind.WrongContentType or FaultKind.Garbage:
                CountAsFailure(provider, decision.Fault);
                await DamagedResponse.SendAsync(context, next, decision.Fault, state.Time).ConfigureAwait(false);
                break;
            case FaultKind.GoAway:
                SayGoodbye(context);
                await next(context).ConfigureAwait(false);
                break;
            default:
                await next(context).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>Counts what leaves the client without an answer; one that comes late or under a wrong name is still an answer.</summary>
    private void CountAsFailure(string provider, FaultRule fault)
    {
        if (fault.Kind is FaultKind.ConnectionReset or FaultKind.Truncated or FaultKind.Garbage)
        {
            state.Usage[provider].AddFailure();
        }
    }

    private static void SayGoodbye(HttpContext context)
    {
        if (HttpProtocol.IsHttp2(context.Request.Protocol))
        {
            context.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
        }
        else
        {
            context.Response.Headers.Connection = "close";
        }
    }
}
