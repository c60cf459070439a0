using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VisionAdapters.Testing;

/// <summary>A server on this machine that plays the services that give out tokens and credentials.</summary>
internal sealed class TokenServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<HttpListenerRequest, string, (string ContentType, string Body)?> _answer;
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly Task _serving;

    /// <param name="answer">Answers a request and its body; <see langword="null"/> is a 404.</param>
    public TokenServer(Func<HttpListenerRequest, string, (string ContentType, string Body)?> answer)
    {
        _answer = answer;
        using (var probe = new TcpListener(IPAddress.Loopback, port: 0))
        {
            probe.Start();
            Endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}");
        }

        _listener.Prefixes.Add(Endpoint.ToString());
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Endpoint { get; }

    /// <summary>Gets the requests so far: method, path and body.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream);
            var body = await reader.ReadToEndAsync();
            _requests.Enqueue($"{context.Request.HttpMethod} {context.Request.Url!.PathAndQuery} {body}");
            var answer = _answer(context.Request, body);
            context.Response.StatusCode = answer is null ? 404 : 200;
            context.Response.ContentType = answer?.ContentType ?? "text/plain";
            context.Response.AddHeader("Metadata-Flavor", "Google");
            context.Response.Close(Encoding.UTF8.GetBytes(answer?.Body ?? ""), willBlock: false);
        }
    }
}
