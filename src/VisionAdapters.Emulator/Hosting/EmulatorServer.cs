using System.Net;
using System.Reflection;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using VisionAdapters.Wire;

namespace VisionAdapters.Emulator;

/// <summary>Puts the web server together: one port, the routes of the three services, and the emulator's own pages.</summary>
internal static class EmulatorServer
{
    /// <summary>More than any of the services takes, so that their own limits decide.</summary>
    private const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>Windows that let an image through without waiting for the client to be told that there is room.</summary>
    private const int StreamWindow = 1024 * 1024;
    private const int ConnectionWindow = 16 * 1024 * 1024;

    private static string HeaderValue { get; } = "VisionAdapters.Emulator/" + Version();

    public static WebApplication Build(EmulatorState state)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => Configure(kestrel, state));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(state);
        builder.Services.AddSingleton<GoogleService>();
        builder.Services.AddGrpc(ConfigureGrpc);
        if (state.Options.LoggerFactory is { } loggers)
        {
            // The caller made the factory and disposes it: an instance that is handed in is not the container's.
            builder.Services.Replace(ServiceDescriptor.Singleton(loggers));
        }

        var server = builder.Build();
        server.Use((context, next) =>
        {
            context.Response.Headers[WellKnown.EmulatorHeader] = HeaderValue;
            return next(context);
        });
        server.Use(LocalAccess.InvokeAsync);
        server.UseMiddleware<FaultMiddleware>(state);
        server.UseRouting();
        GoogleRoutes.Map(server, state);
        AzureRoutes.Map(server, state);
        AwsRoutes.Map(server, state);
        AdminRoutes.Map(server, state);
        return server;
    }

    private static void Configure(KestrelServerOptions kestrel, EmulatorState state)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxBytes;
        kestrel.Limits.Http2.InitialStreamWindowSize = StreamWindow;
        kestrel.Limits.Http2.InitialConnectionWindowSize = ConnectionWindow;
        kestrel.Limits.Http2.MaxStreamsPerConnection = 256;

        // Clients on a busy machine may be slow; the services wait longer than Kestrel's defaults do.
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;

        // See Http2Sniffer: a connection without TLS poses as one with it, so its scheme does not fit.
        kestrel.AllowAlternateSchemes = true;
        kestrel.Listen(IPAddress.Loopback, state.Options.Port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            if (state.Injector.Plan.StaleTls)
            {
                listen.UseHttps(ExpiredCertificate.Create(state.Time));
            }
            else
            {
                listen.Use(next => connection => Http2Sniffer.OnConnectionAsync(connection, next));
            }
        });
    }

    private static void ConfigureGrpc(GrpcServiceOptions grpc)
    {
        grpc.MaxReceiveMessageSize = MaxBytes;
        grpc.MaxSendMessageSize = null;
        grpc.IgnoreUnknownServices = false;
    }

    private static string Version()
    {
        var version = typeof(EmulatorServer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? "0";
        return version.Split('+')[0];
    }
}
